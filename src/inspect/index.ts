export { type Expectation, inspectFilm, passesGate } from './inspect-film.ts';
export { type ReportInput, reportHtml } from './report.ts';
