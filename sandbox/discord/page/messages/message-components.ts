import type {
  APIButtonComponent,
  APIComponentInContainer,
  APIMessageTopLevelComponent,
  APISelectMenuComponent,
} from 'discord-api-types/v10';
import { type ComponentChildren, h } from 'preact';
import { useState } from 'preact/hooks';
import { BUTTON, COMPONENT } from '../client/discord.ts';
import { cssColor } from '../client/guild.ts';
import type { Message } from '../client/types.ts';
import { choicesOf } from '../components/choice.ts';
import { useClient } from '../components/client-context.ts';
import { Icon } from '../components/icon.ts';
import { ExternalLink, Markdown } from '../components/markdown.ts';
import { SelectMenu } from '../components/select-menu.ts';
import { Picture } from './picture.ts';

type Part = APIMessageTopLevelComponent | APIComponentInContainer;

/** Buttons, selects and layout of a message: https://discord.com/developers/docs/components/reference */
export function MessageComponents({ message }: { message: Message }) {
  const components = message.components ?? [];
  if (components.length === 0) return null;
  return h(
    'div',
    { class: 'components' },
    components.map((component) => renderPart(message, component)),
  );
}

function renderPart(message: Message, part: Part): ComponentChildren {
  switch (part.type) {
    case COMPONENT.row:
      return h(
        'div',
        { class: 'component-row' },
        part.components.map((one) =>
          one.type === COMPONENT.button
            ? h(Button, { message, button: one, key: keyOf(one) })
            : h(Select, { message, select: one, key: one.custom_id }),
        ),
      );
    case COMPONENT.textDisplay:
      return h(Markdown, { source: part.content });
    case COMPONENT.separator:
      return h('hr', { class: part.divider === false ? 'invisible' : '' });
    case COMPONENT.mediaGallery:
      return h(
        'div',
        { class: 'gallery' },
        part.items.map(({ media, description }) =>
          h(Picture, { url: media.url, alt: description ?? '', class: 'attached-picture' }),
        ),
      );
    case COMPONENT.file:
      return h(ExternalLink, { url: part.file.url, class: 'attached-file' }, part.name ?? 'File');
    case COMPONENT.section:
      return h(
        'div',
        { class: 'section' },
        h(
          'div',
          null,
          part.components.map(({ content }) => h(Markdown, { source: content })),
        ),
        part.accessory.type === COMPONENT.button
          ? h(Button, { message, button: part.accessory })
          : h(Picture, {
              url: part.accessory.media.url,
              alt: part.accessory.description ?? '',
              class: 'embed-thumbnail',
            }),
      );
    default:
      return h(
        'div',
        { class: 'embed container', style: part.accent_color ? { borderColor: cssColor(part.accent_color) } : {} },
        part.components.map((one) => renderPart(message, one)),
      );
  }
}

const STYLES: Record<number, string> = {
  [BUTTON.primary]: 'primary',
  [BUTTON.secondary]: 'secondary',
  [BUTTON.success]: 'success',
  [BUTTON.danger]: 'danger',
};

function Button({ message, button }: { message: Message; button: APIButtonComponent }) {
  const { session, interact } = useClient();
  const [isBusy, setBusy] = useState(false);
  if (button.style === BUTTON.premium) return null;
  const face = [button.emoji && h('span', { 'aria-hidden': true }, button.emoji.name), button.label];
  if (button.style === BUTTON.link)
    return h(ExternalLink, { url: button.url, class: 'button secondary' }, face, h(Icon, { name: 'out', size: 16 }));

  const { custom_id } = button;
  const click = async () => {
    setBusy(true);
    await interact(button.label ?? 'This button', () =>
      session.act.component(message.channel_id, message.id, custom_id, []),
    );
    setBusy(false);
  };
  return h(
    'button',
    {
      type: 'button',
      class: `button ${STYLES[button.style]}${isBusy ? ' busy' : ''}`,
      disabled: button.disabled === true || isBusy,
      'aria-label': button.label ?? button.emoji?.name,
      onClick: click,
    },
    face,
  );
}

function Select({ message, select }: { message: Message; select: APISelectMenuComponent }) {
  const { session, interact } = useClient();
  const [isBusy, setBusy] = useState(false);
  const label = select.placeholder ?? 'Make a selection';
  const choose = async (values: string[]) => {
    setBusy(true);
    await interact(label, () => session.act.component(message.channel_id, message.id, select.custom_id, values));
    setBusy(false);
  };
  return h(SelectMenu, {
    label,
    choices: choicesOf(session.view, select),
    least: select.min_values ?? 1,
    most: select.max_values ?? 1,
    isDisabled: select.disabled === true || isBusy,
    onChoose: choose,
  });
}

function keyOf(button: APIButtonComponent): string {
  if ('custom_id' in button) return button.custom_id;
  return 'url' in button ? button.url : 'premium';
}
