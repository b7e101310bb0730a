import { capital, type Finding, literal } from '../../film/index.ts';
import { splitSentences } from '../../language/index.ts';
import table from '../data/proposals.json' with { type: 'json' };
import { findingAt } from '../judgement.ts';

import { blockSpan, type Edit, type Script, speechAt, spokenSpan, textOf } from './script-text.ts';

/** What a line editor sees that no dimension counts: one filler that opens everybody's speeches, and paragraphs of action too long to read. */
export function styleFindings(script: Script): Finding[] {
  return [...sharedFillers(script), ...longParagraphs(script)];
}

/** A filler that opens the speeches of several roles is the writer's, not a voice; it is left to who uses it most. */
function sharedFillers({ facts }: Script): Finding[] {
  const { language, roles } = facts;
  const opening = fillerPattern(language);
  const uses = roles.flatMap((role) => {
    const own = role.speeches.flatMap(({ line, scene }) => {
      const word = opening.exec(line.text)?.[1]?.toLowerCase();
      return word ? [{ role: role.name, word, line: line.line, scene: facts.scenes[scene]!.id }] : [];
    });
    return own.map((use) => ({
      ...use,
      share: own.filter(({ word }) => word === use.word).length / role.speeches.length,
    }));
  });
  return uses
    .filter(({ word, share }) => {
      const users = new Set(uses.filter((use) => use.word === word).map(({ role }) => role));
      return users.size >= table.fillerRoles && share <= table.fillerShare;
    })
    .sort((a, b) => a.line - b.line)
    .map(({ role, word, line, scene }) =>
      findingAt(facts, 'filler-opening', { line, scene }, { role, word }, 0.5, 'note'),
    );
}

function fillerPattern(language: 'en' | 'zh'): RegExp {
  const words = [...table.filler[language]].sort((a, b) => b.length - a.length).map(literal);
  return new RegExp(`^(${words.join('|')})[,，]\\s*`, 'iu');
}

function longParagraphs(script: Script): Finding[] {
  const { scenes, language } = script.facts;
  const limit = table.paragraph[language];
  return scenes.flatMap(({ action, id }) =>
    [...new Set(action.map(({ line }) => line))].flatMap((line) => {
      const text = textOf(script, blockSpan(script, line));
      if (text.length <= limit || splitSentences(text).length < 3) return [];
      return [
        findingAt(script.facts, 'long-paragraph', { line, scene: id }, { quote: text.slice(0, 40) }, 0.7, 'note'),
      ];
    }),
  );
}

/** The filler goes, and what it opened begins with a capital. */
export function cutFiller(script: Script, { where }: Finding): Edit[] {
  const found = speechAt(script, where?.line ?? 0);
  if (!found || splitSentences(found.speech.text).length === 0) return [];
  const { from, to } = spokenSpan(script, found.speech);
  const text = script.text.slice(from, to);
  const filler = fillerPattern(script.facts.language).exec(text);
  const rest = filler && text.slice(filler[0].length);
  if (!rest || !/^[\p{L}\p{N}]/u.test(rest)) return [];
  return [{ from, to: from + filler[0].length + 1, put: capital(rest.charAt(0)) }];
}
