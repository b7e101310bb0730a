import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Watches the memory of a process and everything below it until `peak` is asked for: its most, in megabytes. `NaN` where there is no `/proc`. */
export function watchMemory(root: number): { peak(): number } {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(root));
  }, 250).unref();
  return {
    peak() {
      clearInterval(watch);
      return Math.round(most);
    },
  };
}

/** Proportional set sizes: shared pages count once. */
function memoryOf(root: number): number {
  if (!existsSync('/proc')) return Number.NaN;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = [...parents.keys()].filter((pid) => {
    for (let current: number | undefined = pid; current; current = parents.get(current))
      if (current === root) return true;
    return false;
  });
  const sizes = family.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
