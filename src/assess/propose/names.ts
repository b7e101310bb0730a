import { literal } from '../../film/index.ts';
import type { SceneFacts } from '../script-facts.ts';
import type { Script } from './script-text.ts';

/** A role's name as an action line would begin with it: *Mara*, *The ferryman*. */
export function nameInAction({ facts }: Script, role: string): string {
  if (facts.language === 'zh') return role;
  const pattern = new RegExp(`(?<![\\p{L}])(the )?(${literal(role)})(?![\\p{L}'’])`, 'giu');
  const found = facts.scenes
    .flatMap(({ action }) => action.flatMap(({ text }) => [...text.matchAll(pattern)]))
    .filter(([, , written]) => written !== written!.toUpperCase());
  const noun = found.find(([, the, written]) => the || written === written!.toLowerCase());
  if (noun) return `The ${noun[2]}`;
  const titled = role.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
  return found[0]?.[2] ?? titled;
}

/** Whether an action sentence names a role. */
export function names(text: string, role: string): boolean {
  return new RegExp(`(?<![a-z])${literal(role)}(?![a-z])`, 'iu').test(text);
}

/** Whether a role is seen in a scene: named in its action, or speaking there in person. */
export function isSeen(scene: SceneFacts, role: string): boolean {
  return (
    scene.action.some(({ text }) => names(text, role)) ||
    scene.speeches.some((line) => line.character.toUpperCase() === role && !line.offScreen)
  );
}

/** The role that a sentence of action begins with or, where it begins with a pronoun, the last one named before it in the scene. */
export function subjectOf({ facts }: Script, scene: SceneFacts, sentence: string): string | undefined {
  const roles = [...scene.present].sort((a, b) => b.length - a.length);
  const starts = (role: string) => new RegExp(`^(?:the )?${literal(role)}(?![a-z'’])`, 'iu').test(sentence);
  const own = roles.find(starts);
  if (own || !/^(?:(?:he|she)\b|[他她](?!们|的))/iu.test(sentence)) return own;
  const at = scene.action.findIndex(({ text }) => text === sentence);
  for (const { text } of scene.action.slice(0, at).reverse()) {
    const named = roles.filter((role) => names(text, role));
    if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  }
  return facts.roles.length === 1 ? facts.roles[0]!.name : undefined;
}
