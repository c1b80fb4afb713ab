import { printable } from './terminal.ts';

/** Says on standard error what could not be done. */
export function complain(message: string): void {
  console.error(`graceline: ${printable(message)}`);
}
