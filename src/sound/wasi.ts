/**
 * The few calls of WASI (snapshot preview 1) that a command-line synthesizer makes, with files in memory, no clock and no
 * disk: the same in Node and in a browser. `run` starts `module` once with `arguments_` and returns what it printed and the
 * files that it wrote.
 */
export function runCommand(module: WebAssembly.Module, arguments_: readonly string[]): CommandResult {
  const state = new CommandState(arguments_);
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls(state) });
  state.memory = instance.exports.memory as WebAssembly.Memory;
  try {
    (instance.exports._start as () => void)();
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  }
  const files = new Map([...state.files].map(([name, file]) => [name, file.bytes.subarray(0, file.length)]));
  return { status: state.status, output: new TextDecoder().decode(join(state.printed)), files };
}

/** Exit status, standard output, and files written by name. */
export type CommandResult = { status: number; output: string; files: Map<string, Uint8Array> };

class Exit extends Error {}

type MemoryFile = { bytes: Uint8Array<ArrayBuffer>; length: number };
type Handle = { file: MemoryFile; position: number };

const badHandle = 8;
const folder = '/w';
const folderHandle = 3;

class CommandState {
  readonly arguments: Uint8Array[];
  readonly files = new Map<string, MemoryFile>();
  readonly handles = new Map<number, Handle>();
  readonly printed: Uint8Array[] = [];
  memory!: WebAssembly.Memory;
  status = 0;
  next = folderHandle + 1;

  constructor(arguments_: readonly string[]) {
    this.arguments = arguments_.map((argument) => new TextEncoder().encode(`${argument}\0`));
  }

  get view(): DataView {
    return new DataView(this.memory.buffer);
  }

  bytes(start: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, start, length);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

function append(handle: Handle, part: Uint8Array): void {
  const { file } = handle;
  const end = handle.position + part.length;
  if (end > file.bytes.length) {
    const grown = new Uint8Array(Math.max(end, file.bytes.length * 2, 65_536));
    grown.set(file.bytes.subarray(0, file.length));
    file.bytes = grown;
  }
  file.bytes.set(part, handle.position);
  handle.position = end;
  file.length = Math.max(file.length, end);
}

function write(state: CommandState, handle: number, vectors: number, count: number, written: number): number {
  let total = 0;
  for (let index = 0; index < count; index++) {
    const start = state.view.getUint32(vectors + index * 8, true);
    const length = state.view.getUint32(vectors + index * 8 + 4, true);
    const part = state.bytes(start, length).slice();
    const open = state.handles.get(handle);
    if (handle === 1) state.printed.push(part);
    else if (open) append(open, part);
    else if (handle !== 2) return badHandle;
    total += length;
  }
  state.view.setUint32(written, total, true);
  return 0;
}

function read(state: CommandState, handle: number, vectors: number, count: number, result: number): number {
  const open = state.handles.get(handle);
  let total = 0;
  for (let index = 0; open && index < count; index++) {
    const start = state.view.getUint32(vectors + index * 8, true);
    const length = state.view.getUint32(vectors + index * 8 + 4, true);
    const part = open.file.bytes.subarray(open.position, Math.min(open.file.length, open.position + length));
    state.bytes(start, part.length).set(part);
    open.position += part.length;
    total += part.length;
  }
  state.view.setUint32(result, total, true);
  return 0;
}

const emptied = 8;

/** Opens a file, made where there is none, and as it was written so far unless it is asked for empty. */
function openFile(state: CommandState, path: number, length: number, flags: number, result: number): number {
  const name = new TextDecoder().decode(state.bytes(path, length).slice());
  const known = (flags & emptied) === 0 ? state.files.get(name) : undefined;
  const file: MemoryFile = known ?? { bytes: new Uint8Array(0), length: 0 };
  state.files.set(name, file);
  state.handles.set(state.next, { file, position: 0 });
  state.view.setUint32(result, state.next++, true);
  return 0;
}

function seek(state: CommandState, handle: number, offset: bigint, whence: number, result: number): number {
  const open = state.handles.get(handle);
  if (!open) return badHandle;
  const base = whence === 0 ? 0 : whence === 1 ? open.position : open.file.length;
  open.position = base + Number(offset);
  state.view.setBigUint64(result, BigInt(open.position), true);
  return 0;
}

function listArguments(state: CommandState, pointers: number, buffer: number): number {
  let at = buffer;
  state.arguments.forEach((argument, index) => {
    state.view.setUint32(pointers + index * 4, at, true);
    state.bytes(at, argument.length).set(argument);
    at += argument.length;
  });
  return 0;
}

function describe(state: CommandState, handle: number, result: number): number {
  const kind = handle === folderHandle ? 3 : handle < folderHandle ? 2 : state.handles.has(handle) ? 4 : undefined;
  if (kind === undefined) return badHandle;
  state.bytes(result, 24).fill(0);
  state.view.setUint8(result, kind);
  state.view.setBigUint64(result + 8, 0x1fffffffn, true);
  state.view.setBigUint64(result + 16, 0x1fffffffn, true);
  return 0;
}

function describeFolder(state: CommandState, handle: number, result: number): number {
  if (handle !== folderHandle) return badHandle;
  state.view.setUint32(result, 0, true);
  state.view.setUint32(result + 4, folder.length, true);
  return 0;
}

function calls(state: CommandState): Record<string, (...values: never[]) => number> {
  const nothing = () => 0;
  return {
    args_sizes_get: (count: number, size: number) => {
      state.view.setUint32(count, state.arguments.length, true);
      state.view.setUint32(size, join(state.arguments).length, true);
      return 0;
    },
    args_get: (pointers: number, buffer: number) => listArguments(state, pointers, buffer),
    clock_time_get: (_clock: number, _precision: bigint, result: number) => {
      state.view.setBigUint64(result, 0n, true);
      return 0;
    },
    fd_close: (handle: number) => {
      state.handles.delete(handle);
      return 0;
    },
    fd_fdstat_get: (handle: number, result: number) => describe(state, handle, result),
    fd_fdstat_set_flags: nothing,
    fd_prestat_get: (handle: number, result: number) => describeFolder(state, handle, result),
    fd_prestat_dir_name: (_handle: number, path: number, length: number) => {
      state.bytes(path, length).set(new TextEncoder().encode(folder).subarray(0, length));
      return 0;
    },
    fd_read: (handle: number, vectors: number, count: number, result: number) =>
      read(state, handle, vectors, count, result),
    fd_seek: (handle: number, offset: bigint, whence: number, result: number) =>
      seek(state, handle, offset, whence, result),
    fd_write: (handle: number, vectors: number, count: number, written: number) =>
      write(state, handle, vectors, count, written),
    path_open: (_handle: number, _lookup: number, path: number, length: number, ...rest: (number | bigint)[]) =>
      openFile(state, path, length, Number(rest[0]), Number(rest.at(-1))),
    proc_exit: (status: number) => {
      state.status = status;
      throw new Exit();
    },
  };
}
