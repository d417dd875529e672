import type { TypedDocumentString } from '#lib/generated/graphql.ts';
import { ask } from './client.ts';
import type { Failure } from './failure.ts';
import { recall, remember } from './seen.ts';

type State<T> =
  { kind: 'loading' } | { kind: 'ready'; data: T } | { kind: 'failed'; failure: Failure };

/**
 * A public question a screen asks while it is shown. It asks again when `variables` change, keeps
 * the last answer to the same question while the server is away, and drops late answers.
 */
export class Question<Result, Variables> {
  state = $state.raw<State<Result>>({ kind: 'loading' });
  #attempt = $state(0);

  constructor(
    document: TypedDocumentString<Result, Variables>,
    variables: () => (Variables & Record<string, unknown>) | null,
  ) {
    $effect(() => {
      void this.#attempt;
      const current = variables();
      if (current === null) return;
      const left = new AbortController();
      void this.#ask(document, current, left.signal);
      return () => left.abort();
    });
  }

  get data(): Result | undefined {
    return this.state.kind === 'ready' ? this.state.data : undefined;
  }

  retry = (): void => {
    this.#attempt += 1;
  };

  async #ask(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables & Record<string, unknown>,
    signal: AbortSignal,
  ): Promise<void> {
    const key = document.toString() + JSON.stringify(variables);
    const before = recall(key) as Result | undefined;
    this.state = before === undefined ? { kind: 'loading' } : { kind: 'ready', data: before };
    const answer = await ask(document, variables, { signal });
    if (signal.aborted) return;
    if (answer.ok) {
      remember(key, answer.data);
      this.state = { kind: 'ready', data: answer.data };
    } else if (before === undefined) {
      this.state = { kind: 'failed', failure: answer.failure };
    }
  }
}
