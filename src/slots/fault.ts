/** Why a slot stays the shop's own: a code, the field of the config, and the remedy. */
export type Fault = readonly [code: string, field: string, remedy: string];
