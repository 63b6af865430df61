/** As much of the parser's types as is used: it ships none. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  export class Parser {
    on(hook: 'openTag', take: (name: string, attributes: () => Readonly<Record<string, string>>) => void): this;
    on(hook: 'closeTag', take: (name: string) => void): this;
    on(hook: 'text', take: (text: string, decode: Decode) => void): this;
    on(hook: 'cdata', take: (text: string) => void): this;
    on(hook: 'error', take: (error: Error) => void): this;
    parse(xml: string): Error | null;
    stop(): void;
  }
}
