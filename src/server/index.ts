export { openBrowser } from './open-browser.ts';
export type { FilmDocument, ViewerFilm, ViewerFinding, ViewerLine, ViewerMessage, ViewerShot } from './protocol.ts';
export { startViewer, type Viewer, type ViewerOptions } from './start-viewer.ts';
export { bundleViewer, type ViewerPage } from './viewer-page.ts';
