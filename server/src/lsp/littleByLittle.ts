// A long file may take seconds to be looked at as a whole. Other requests are answered in between.
import type { CancellationToken } from 'vscode-languageserver';
import type { Analysis, OfFile } from '../core/analysis.ts';
import { fileUri } from '../core/base/place.ts';
import { pausing, type Clock } from './clock.ts';
import type { Session } from './session.ts';

/**
 * A snapshot that has its answer about a file ready, unless nobody waits for it any more. A change that comes meanwhile is
 * taken up; what it leaves alone was worked out already.
 */
export async function analysisWith(
  session: Session,
  clock: Clock,
  { uri, what, token }: { readonly uri: string; readonly what: OfFile; readonly token: CancellationToken },
): Promise<Analysis> {
  const pause = pausing(clock);
  for (;;) {
    const { version } = session.texts;
    const analysis = await session.analysisFor(uri);
    const isCurrent = (): boolean => session.texts.version === version && !token.isCancellationRequested;
    const steps = analysis.steps(fileUri(uri), what)[Symbol.iterator]();
    while (isCurrent() && !steps.next().done) await pause();
    if (isCurrent() || token.isCancellationRequested) return analysis;
  }
}
