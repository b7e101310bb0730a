export { type DrawnCaption, drawCaption } from './draw-caption.ts';
export { drawCard, drawPoster } from './draw-card.ts';
