// Programs of the machine are run for a workspace only if its user says so. The client knows whom to ask, and remembers.
import { request } from './request.ts';

export interface ProgramQuestion {
  /** False: the settings allow it already, and only the trust in the workspace counts. */
  readonly ask: boolean;
  /** What to ask, and how it may be answered; in the language of the editor. */
  readonly message: string;
  readonly allow: string;
  readonly refuse: string;
}

/** `untrusted`: nothing is run for this workspace, whatever anybody says. */
export type ProgramAnswer = 'allowed' | 'refused' | 'untrusted';

/** Answered when the user answers. Once there is trust in the workspace the client tells of changed settings. */
export const mayRunPrograms = request<ProgramQuestion, ProgramAnswer>('graceline/mayRunPrograms');
