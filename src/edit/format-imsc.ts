import { type Caption, escapeMarkup, formatClock, type Language } from '../film/index.ts';

/**
 * IMSC 1.1 Text (W3C, TTML Profiles for Internet Media Subtitles and Captions): one paragraph a caption in a region at the
 * foot of the picture, speakers as agents. `forced` marks captions that stand even where captions are off.
 */
export function formatImsc(captions: readonly Caption[], language: Language, { forced = false } = {}): string {
  const speakers = [...new Set(captions.flatMap((caption) => caption.speakers))];
  const agents = speakers.map(
    (name, index) =>
      `      <ttm:agent type="character" xml:id="speaker${index + 1}"><ttm:name type="alias">${escapeMarkup(name)}</ttm:name></ttm:agent>\n`,
  );
  const metadata = agents.length === 0 ? '' : `    <metadata>\n${agents.join('')}    </metadata>\n`;
  const paragraphs = captions.map((caption, index) => paragraph(caption, index, speakers));
  const display = forced ? ' itts:forcedDisplay="true"' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:itts="http://www.w3.org/ns/ttml/profile/imsc1#styling" ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" ttp:cellResolution="32 15" xml:lang="${language}">
  <head>
${metadata}    <styling>
      <style xml:id="lines" tts:fontFamily="proportionalSansSerif" tts:fontSize="80%" tts:lineHeight="125%" tts:textAlign="center"/>
      <style xml:id="words" tts:color="#FFFFFF" tts:backgroundColor="#000000B3"/>
    </styling>
    <layout>
      <region xml:id="foot" tts:origin="5% 10%" tts:extent="90% 80%" tts:displayAlign="after" tts:showBackground="whenActive"/>
    </layout>
  </head>
  <body>
    <div region="foot" style="lines"${display}>
${paragraphs.join('\n')}
    </div>
  </body>
</tt>
`;
}

function paragraph({ start, end, lines, speakers }: Caption, index: number, all: readonly string[]): string {
  const agent = speakers.map((name) => `speaker${all.indexOf(name) + 1}`).join(' ');
  const attributes = `xml:id="caption${index + 1}" begin="${formatClock(start)}" end="${formatClock(end)}"${agent && ` ttm:agent="${agent}"`}`;
  return `      <p ${attributes}><span style="words">${lines.map(escapeMarkup).join('<br/>')}</span></p>`;
}
