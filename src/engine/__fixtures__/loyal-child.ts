import { exitWithParent } from '../index.ts';

exitWithParent();
setInterval(() => {}, 1000);
process.stdout.write('ready\n');
