import { ask, tell } from '#lib/api/client.ts';
import type { Failure } from '#lib/api/failure.ts';
import {
  CloseResidentSessionDocument,
  OpenResidentSessionDocument,
} from '#lib/generated/graphql.ts';
import type { OpenResidentSessionMutation } from '#lib/generated/graphql.ts';
import { leaveToStart } from '#lib/idle/leave.ts';
import type { ProofKind } from './keypad.ts';

export type Resident = OpenResidentSessionMutation['openResidentSession']['resident'];

type Step =
  | { at: 'idNumber' }
  | { at: 'proof' }
  | { at: 'waiting' }
  /** `idTail`: the last three digits as entered; the server gives no part of the number back. */
  | { at: 'result'; resident: Resident; idTail: string }
  | { at: 'failed'; failure: Failure }
  | { at: 'gone' };

/** One person's look-up. It lives in the memory of one screen and ends with it. */
export class LookUp {
  step = $state.raw<Step>({ at: 'idNumber' });
  idNumber = $state('');
  proof = $state('');
  proofKind = $state<ProofKind>('card');
  #token: string | null = null;

  toProof = (): void => {
    this.step = { at: 'proof' };
  };

  /** What was entered for the one is none of the other. */
  otherProof = (): void => {
    this.proof = '';
    this.proofKind = this.proofKind === 'card' ? 'code' : 'card';
  };

  /** Also after a failure: eighteen digits are not asked for twice. */
  toIdNumber = (): void => {
    this.proof = '';
    this.step = { at: 'idNumber' };
  };

  submit = async (): Promise<void> => {
    const asked = { idNumber: this.idNumber, proof: this.proof };
    this.step = { at: 'waiting' };
    const answer = await ask(OpenResidentSessionDocument, asked);
    if (this.step.at !== 'waiting') {
      // Left meanwhile: what came too late is closed, never shown.
      if (answer.ok) tell(CloseResidentSessionDocument, answer.data.openResidentSession.token);
      return;
    }
    this.proof = '';
    if (answer.ok) {
      const { token, resident } = answer.data.openResidentSession;
      this.idNumber = '';
      this.#token = token;
      this.step = { at: 'result', resident, idTail: asked.idNumber.slice(-3) };
    } else {
      this.step = { at: 'failed', failure: answer.failure };
    }
  };

  /** Nothing of the person is left: first the screen, then the session, then the page itself. */
  leave = (): void => {
    if (this.step.at === 'gone') return;
    this.step = { at: 'gone' };
    this.idNumber = '';
    this.proof = '';
    if (this.#token !== null) tell(CloseResidentSessionDocument, this.#token);
    this.#token = null;
    void leaveToStart();
  };
}
