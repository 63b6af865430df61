import type { Config } from './config.js';

type Names<Shape> = Shape extends unknown ? keyof Shape : never;
type At<Shape, Name> = Shape extends unknown ? (Name extends keyof Shape ? Shape[Name] : never) : never;

/** What is given, where a setting has that name; `never` for what has none. */
type Known<Given, Shape> = Given extends ((...given: never) => unknown) | readonly unknown[]
  ? Given
  : Given extends object
    ? { readonly [Name in keyof Given]: Name extends Names<Shape> ? Known<Given[Name], At<Shape, Name>> : never }
    : Given;

/** Hands back the config as it is, with every name in it kept for the compiler, which refuses what is no setting. */
export const defineConfig = <const Given extends Config>(config: Given & Known<Given, Config>): Given => config;
