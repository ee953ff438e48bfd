import type { ContextRegistry } from '../../context-registry.ts';
import article from './article.select.ts';
import category from './category.select.ts';
import help from './help.command.ts';
import vote from './vote.button.ts';

export default { commands: [help], buttons: [vote], selects: [category, article], tasks: {} } satisfies ContextRegistry;
