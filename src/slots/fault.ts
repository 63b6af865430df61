/** Why a slot stays the shop's own: a code, the field of the config, and what the sentence about it names besides. */
export type Fault = readonly [code: string, field: string, about?: string | undefined];
