export { captionLimits, checkCaptions, formatSrt, formatVtt, makeCaptions } from './captions.ts';
export { type CardDesign, cardDesign } from './card-design.ts';
export { type Card, type CreditLine, creditsCard, titleCard } from './cards.ts';
export { formatOtio } from './format-otio.ts';
export { assembleTimeline, type PictureClip, type SoundClip } from './timeline.ts';
