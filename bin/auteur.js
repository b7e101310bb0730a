#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it and say what is missing.
import { spawnSync } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const main = new URL('../src/cli/main.ts', import.meta.url);

if (major > 22 || (major === 22 && minor >= 18)) {
  module.enableCompileCache?.();
  await import(main.href);
} else {
  const node = newerNode();
  if (node) {
    const command = [...process.execArgv, fileURLToPath(main), ...process.argv.slice(2)];
    const run = spawnSync(node, command, { stdio: 'inherit' });
    process.exit(run.status ?? 130);
  }
  console.error(`Auteur needs Node 22.18 or newer, and this is ${process.versions.node}.`);
  console.error('Install a newer Node, or run "npm ci" here where an optional package brings one.');
  process.exit(5);
}

function newerNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const folder = createRequire(import.meta.url).resolve(`node-${system}-${process.arch}/package.json`);
    return folder.replace(/package\.json$/, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  } catch {
    return undefined;
  }
}
