// Loaded before a script that is measured: writes down what the process has used when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const account = process.env.GRACELINE_BENCH_ACCOUNT;
  if (account) writeFileSync(account, JSON.stringify({ user: userCPUTime, system: systemCPUTime, maxRSS }));
});
