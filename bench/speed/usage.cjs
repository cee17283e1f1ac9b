// Loaded into every measured process: tells the benchmark what the process has used, as it ends.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const figures = { processor: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 };
  require('node:fs').writeSync(3, JSON.stringify(figures));
});
