export { drawCard, drawPoster } from './draw-card.ts';
