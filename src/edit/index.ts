export { captionLimits, checkCaptions, formatSrt, formatVtt, makeCaptions } from './captions.ts';
export { type CardDesign, cardDesign } from './card-design.ts';
export { type Card, type CreditLine, creditsCard, titleCard } from './cards.ts';
export { formatImsc } from './format-imsc.ts';
export { formatOtio } from './format-otio.ts';
export { type HeardScene, makeHearingCaptions } from './hearing-captions.ts';
export { assembleTimeline, type PictureClip, type SoundClip } from './timeline.ts';
