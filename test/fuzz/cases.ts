// The process that runs the cases: `cases.mjs SEED CASES MILLIS`. It tells its parent of each, so that one which never
// ends can be named. What fails is made as small as fast-check can, and printed.
import fc from 'fast-check';
import { askAfterEach, askOf } from './analysis.ts';
import { cases, type Case } from './arbitraries.ts';
import { Session } from './session.ts';

/** Of processor time, so that a busy machine is no bug. */
const longestMillis = 1000;
const serverHeapMegabytes = 384;

const [firstSeed = 0, count, millis = 0] = process.argv
  .slice(2)
  .map((argument) => (argument === '' ? Number.POSITIVE_INFINITY : Number(argument)));

const session = await Session.start(serverHeapMegabytes);
process.exitCode = await runCases();
await session.stop();
process.disconnect();

async function runCases(): Promise<number> {
  const end = performance.now() + millis;
  const counts = { text: 0, edits: 0, session: 0 };
  let done = 0;
  let heapAtFirst: string | undefined;
  for (; done < (count ?? 0) && performance.now() < end; done += 1) {
    const failure = await failureOf(firstSeed + done, counts);
    if (failure !== undefined) {
      console.error(`${failure}\nAgain: npm run fuzz -- --seed ${String(firstSeed + done)} --cases 1`);
      return 1;
    }
    if (done % 2000 === 999) heapAtFirst ??= heapMegabytes();
  }
  const memory = heapAtFirst === undefined ? '' : `, heap ${heapAtFirst} MB after 1000 and ${heapMegabytes()} MB now`;
  console.log(`${String(done)} cases (${JSON.stringify(counts)}), none failed${memory}`);
  return 0;
}

async function failureOf(seed: number, counts: Record<Case['type'], number>): Promise<string | undefined> {
  const property = fc.asyncProperty(cases, async (one) => {
    process.send?.({ seed, text: JSON.stringify(one) });
    counts[one.type] += 1;
    await run(one);
  });
  const details = await fc.check(property, {
    // Neighbouring seeds would begin alike.
    seed: Math.imul(seed, 0x9e3779b1),
    numRuns: 1,
    interruptAfterTimeLimit: 60_000,
    markInterruptAsFailure: true,
  });
  return details.failed ? fc.defaultReportMessage(details) : undefined;
}

async function run(one: Case): Promise<void> {
  const before = process.cpuUsage();
  if (one.type === 'text') askOf(one.text, one.cursors);
  else if (one.type === 'edits') askAfterEach(one.text, one.edits, one.cursors);
  else await session.play(one.text, one.edits, one.cursors);
  const { user, system } = process.cpuUsage(before);
  const used = (user + system) / 1000;
  if (used > longestMillis) throw new Error(`took ${used.toFixed(0)} ms of processor time`);
}

function heapMegabytes(): string {
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed / 1_048_576).toFixed(0);
}
