import { Component, type ReactNode } from 'react';

type FallbackProps = Readonly<{ children: ReactNode; instead: ReactNode; of: unknown }>;
type State = Readonly<{ of?: unknown; failed?: boolean }>;

/** Shows `instead` where a child throws as it is rendered, until `of` is another. */
// a class, since React catches nothing with less
export class Fallback extends Component<FallbackProps, State> {
  static getDerivedStateFromError = (): State => ({ failed: true });
  static getDerivedStateFromProps = ({ of }: FallbackProps, state: State): State | null =>
    state.of === of ? null : { of, failed: false };
  override state: State = {};
  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
