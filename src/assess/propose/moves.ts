import type { Finding } from '../../film/index.ts';
import table from '../data/proposals.json' with { type: 'json' };
import type { SceneFacts } from '../script-facts.ts';
import { type Edit, lineSpan, type Script, textOf } from './script-text.ts';

/**
 * A scene out of order moves whole beside the one that the finding names: behind it when it stood too early, before it when too late.
 * Moves that the evidence hardly carries are left to the writer.
 */
export function moveScene(script: Script, { where, evidence, confidence }: Finding): Edit[] {
  if (confidence < table.leastSureMove) return [];
  const { scenes } = script.facts;
  const scene = scenes.find(({ id }) => id === where?.scene);
  const nearer = scenes.find(({ number }) => number === (evidence as { nearer: string }).nearer);
  if (!scene || !nearer || scene === nearer || scene.line === 0 || nearer.line === 0) return [];
  const moved = sceneSpan(script, scene);
  const target = sceneSpan(script, nearer);
  const own = closed(script, textOf(script, moved));
  if (scene.index < nearer.index) {
    const between = closed(script, script.text.slice(moved.to, target.to));
    return [{ from: moved.from, to: target.to, put: trimmedLike(script, target.to, between + own) }];
  }
  const between = script.text.slice(target.from, moved.from);
  return [{ from: target.from, to: moved.to, put: trimmedLike(script, moved.to, own + between) }];
}

/** A scene from its heading to the next, without the sections that announce what follows it. */
function sceneSpan(script: Script, scene: SceneFacts): { from: number; to: number } {
  const next = script.facts.scenes[scene.index + 1];
  const { from } = lineSpan(script, scene.line);
  if (!next) return { from, to: script.text.length };
  let end = next.line;
  for (let line = end - 1; line > scene.line; line--) {
    const text = textOf(script, lineSpan(script, line)).trim();
    if (text.startsWith('#')) end = line;
    else if (text !== '') break;
  }
  return { from, to: lineSpan(script, end).from };
}

/** A scene that was the last one of the file needs an empty line before what follows it now. */
function closed({ newline }: Script, text: string): string {
  return `${text.trimEnd()}${newline}${newline}`;
}

/** The end of the file ends as it did. */
function trimmedLike({ text }: Script, end: number, put: string): string {
  return end === text.length ? put.trimEnd() + /\s*$/.exec(text)![0] : put;
}
