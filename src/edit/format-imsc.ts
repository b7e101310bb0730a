import { type Caption, escapeMarkup, formatClock, type Language } from '../film/index.ts';

/**
 * IMSC 1.1 Text (W3C, TTML Profiles for Internet Media Subtitles and Captions): one paragraph a caption in a region at the
 * foot of the picture, speakers as agents.
 */
export function formatImsc(captions: readonly Caption[], language: Language): string {
  const speakers = [...new Set(captions.flatMap(({ character }) => character ?? []))];
  const agents = speakers.map(
    (name, index) =>
      `      <ttm:agent type="character" xml:id="speaker${index + 1}"><ttm:name type="alias">${escapeMarkup(name)}</ttm:name></ttm:agent>`,
  );
  const paragraphs = captions.map(({ start, end, lines, character }) => {
    const agent = character ? ` ttm:agent="speaker${speakers.indexOf(character) + 1}"` : '';
    return `      <p begin="${formatClock(start)}" end="${formatClock(end)}"${agent}>${lines.map(escapeMarkup).join('<br/>')}</p>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="${language}">
  <head>
    <metadata>
${agents.join('\n')}
    </metadata>
    <styling>
      <style xml:id="plain" tts:color="#FFFFFF" tts:backgroundColor="#000000B3" tts:fontFamily="proportionalSansSerif" tts:fontSize="100%" tts:lineHeight="125%" tts:textAlign="center"/>
    </styling>
    <layout>
      <region xml:id="foot" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after" tts:showBackground="whenActive"/>
    </layout>
  </head>
  <body>
    <div region="foot" style="plain">
${paragraphs.join('\n')}
    </div>
  </body>
</tt>
`;
}
