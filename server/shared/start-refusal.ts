/** Why the server does not start, as a sentence for the IT helper; shown without a stack. */
export class StartRefusal extends Error {
  override readonly name: string = 'StartRefusal';
}
