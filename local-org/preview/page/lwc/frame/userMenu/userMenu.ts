import { LightningElement, api } from 'lwc';
import type { FoundUsers, UserItem } from '../../../../pages/pageModel.ts';
import { findUsers, switchUser } from '../../../frameApi.ts';

interface ShownUser extends UserItem {
  readonly detail: string;
  readonly current: 'true' | null;
}

/** Who looks at the page, and whoever else could. */
export default class UserMenu extends LightningElement {
  @api user!: UserItem;
  found: FoundUsers | undefined;
  error = '';
  private search = '';

  get users(): ShownUser[] {
    return (this.found?.users ?? []).map((user) => ({
      ...user,
      detail: [user.username, user.profile].filter(Boolean).join(' · '),
      current: user.id === this.user.id ? 'true' : null
    }));
  }

  get count(): string {
    if (!this.found) return '';
    const { users, total } = this.found;
    if (total === 0) return 'No active user has this name.';
    if (total === 1) return '1 active user';
    return users.length < total
      ? `The first ${users.length} of ${total} active users`
      : `${total} active users`;
  }

  get initials(): string {
    const words = this.user.name.split(/\s+/).filter(Boolean);
    return [words[0], words.length > 1 ? words.at(-1) : '']
      .map((word) => word?.slice(0, 1) ?? '')
      .join('')
      .toUpperCase();
  }

  get triggerLabel(): string {
    return `User: ${this.user.name}. Switch user`;
  }

  handleOpened(): void {
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
    void this.find('');
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    void this.find(event.detail.value);
  }

  async handleChosen(event: Event): Promise<void> {
    const { userId } = (event.currentTarget as HTMLElement).dataset;
    try {
      await switchUser(userId ?? '');
      // Everything that was read belongs to the user before.
      location.reload();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  private async find(search: string): Promise<void> {
    this.search = search;
    this.error = '';
    try {
      const found = await findUsers(search);
      if (this.search === search) this.found = found;
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }
}
