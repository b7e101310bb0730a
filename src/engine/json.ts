/** Any JSON value. Members that are `undefined` count as absent, as in `JSON.stringify`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * The one text of a JSON value: no spaces, members sorted by UTF-16 code units, numbers as ECMAScript writes them
 * (RFC 8785, with lone surrogates escaped instead of refused). Equal values give equal texts, whatever the order of their members.
 * Throws a `TypeError` naming the place of anything that is not JSON: `NaN`, infinities, functions, dates, class instances,
 * typed arrays, holes and `undefined` in lists, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

type Step = { name: string | number; owner: object };

function write(value: unknown, path: Step[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw notJson(String(value), path);
  if (path.some((step) => step.owner === value)) throw notJson('a cycle', path);
  if (Array.isArray(value))
    return `[${Array.from(value, (item, index) => member(value, index, item, path)).join(',')}]`;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notJson(`a ${prototype.constructor?.name}`, path);
  const record = value as Record<string, unknown>;
  const names = Object.keys(record).filter((name) => record[name] !== undefined);
  names.sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${member(record, name, record[name], path)}`).join(',')}}`;
}

function member(owner: object, name: string | number, value: unknown, path: Step[]): string {
  path.push({ name, owner });
  const text = write(value, path);
  path.pop();
  return text;
}

function notJson(what: string, path: Step[]): TypeError {
  return new TypeError(`${['$', ...path.map((step) => step.name)].join('.')} is ${what}, which is not JSON`);
}
