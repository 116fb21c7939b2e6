import type { SavedWords } from '.';

export const ru: SavedWords = {
  answer: {
    saving: 'Сохраняем…',
    saved: 'Сохранено на этом устройстве',
    held: 'Отложено в браузере, пока не сохранено',
    unsaved: 'Не сохранено',
  },
  draft: {
    saving: 'Сохраняем черновик…',
    saved: 'Черновик сохранён на этом устройстве',
    held: 'Черновик отложен в браузере',
    unsaved: 'Черновик не сохранён',
  },
};
