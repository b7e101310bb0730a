// Starts children of every kind, says so, and waits to be killed. With `exit` it ends by itself.
import { spawn } from 'node:child_process';
import { familyEnvironment, guardProcess, spawnChild, spawnScript } from '../index.ts';

spawnChild('sleep', ['600'], { stdio: 'ignore' });
spawnChild('sh', ['-c', 'trap "" TERM HUP; setsid sleep 600 & sleep 600'], { stdio: 'ignore' });
spawn('sleep', ['600'], { env: familyEnvironment(), detached: true, stdio: 'ignore' });
guardProcess(spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }).pid!);
const loyal = spawnScript(new URL('./loyal-child.ts', import.meta.url), [], { stdio: ['pipe', 'pipe', 'inherit'] });
loyal.stdout!.once('data', () => {
  process.stdout.write('ready\n');
  if (process.argv[2] === 'exit') setTimeout(() => process.exit(0), 200);
});
setInterval(() => {}, 1000);
