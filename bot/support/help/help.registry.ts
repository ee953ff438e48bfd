import type { ContextRegistry } from '../../context-registry.ts';
import article from './article.select.ts';
import category from './category.select.ts';
import help from './help.command.ts';
import search from './search.button.ts';
import searchForm from './search.modal.ts';
import vote from './vote.button.ts';

export default {
  commands: [help],
  buttons: [vote, search],
  selects: [category, article],
  modals: [searchForm],
  tasks: {},
} satisfies ContextRegistry;
