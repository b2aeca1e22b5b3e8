// The marks as the overlay takes them: how they are drawn and the styles that travel in the first bundle.
import type { MarkDrawing } from '../../lib/page/marks.ts';
import tokens from '../ui/tokens.css?inline';
import { drawMarks } from './draw.ts';
import css from './marks.css?inline';

export const marks: MarkDrawing = { css: tokens + css, draw: drawMarks };
