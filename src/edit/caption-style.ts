import styles from './data/caption-styles.json' with { type: 'json' };

/** How captions look that are drawn into the picture: white or yellow with a dark edge, or white on a dark box. */
export type CaptionStyle = keyof typeof styles;

/** The names of the styles. */
export const captionStyles = Object.keys(styles) as CaptionStyle[];
