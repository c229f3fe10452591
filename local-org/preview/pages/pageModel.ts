/** What the server tells the frame to draw; types alone, so that both sides share them. */

/** A place in the deployed metadata that cannot be shown, and why. Takes the place of what it would show. */
export interface Problem {
  /** Path in metadata format: `flexipages/Run_As_User.flexipage`. */
  readonly file: string;
  readonly element: string;
  readonly value: string;
  readonly message: string;
}

export type PropertyValue = string | number | boolean;

export interface ShownField {
  readonly label: string;
  readonly type: 'text' | 'checkbox' | 'date' | 'datetime' | 'link';
  readonly value: PropertyValue | null;
  /** Of a link to another record. */
  readonly url?: string;
}

export type PageItem =
  | {
      readonly kind: 'component';
      readonly name: string;
      readonly properties: Readonly<Record<string, PropertyValue>>;
    }
  | {
      readonly kind: 'highlights';
      readonly name: string;
      readonly objectLabel: string;
      readonly icon: string;
      readonly fields: readonly ShownField[];
    }
  /** Stands on the platform's page, and has nothing to show here. */
  | { readonly kind: 'absent'; readonly text: string }
  | { readonly kind: 'details'; readonly fields: readonly ShownField[] }
  | { readonly kind: 'tabset'; readonly tabs: readonly TabsetTab[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface TabsetTab {
  readonly label: string;
  readonly isActive: boolean;
  readonly items: readonly PageItem[];
}

/** One region of a template and its share of the row, in twelfths. */
export interface Region {
  readonly name: string;
  readonly twelfths: number;
  readonly items: readonly PageItem[];
}

export interface ListColumn {
  readonly label: string;
  readonly field: string;
  readonly type: 'text' | 'boolean' | 'date' | 'datetime';
}

/** A list view of the object, and where it is. */
export interface ListLink {
  readonly label: string;
  readonly url: string;
  readonly isShown: boolean;
}

/** A list view of an object: at most `rows.length` of `total` records. */
export interface RecordList {
  readonly object: string;
  readonly label: string;
  /** Of the list view on show; the others are beside it. */
  readonly view: string;
  readonly views: readonly ListLink[];
  readonly icon: string;
  readonly columns: readonly ListColumn[];
  /** `Id` and the columns' values; the first column links to the record. */
  readonly rows: readonly Readonly<Record<string, PropertyValue | null>>[];
  readonly total: number;
  readonly problems: readonly Problem[];
}

export type PageBody =
  | { readonly kind: 'regions'; readonly rows: readonly (readonly Region[])[] }
  | { readonly kind: 'list'; readonly list: RecordList }
  /** Nothing is at this address, or the user may not see it: title and text say which. */
  | { readonly kind: 'nothing'; readonly text: string };

export interface PageModel {
  readonly title: string;
  readonly body: PageBody;
}

export interface TabItem {
  readonly name: string;
  readonly label: string;
  readonly url: string;
  readonly icon: string;
  readonly hasProblem: boolean;
}

export interface AppItem {
  readonly name: string;
  readonly label: string;
  readonly description: string;
}

export interface UserItem {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly profile: string;
}

/** Found users: the first of them, and how many there are. */
export interface FoundUsers {
  readonly users: readonly UserItem[];
  readonly total: number;
}

/** The frame around the page. */
export interface FrameModel {
  readonly app: AppItem | null;
  /** CSS colour of the app's brand. */
  readonly brandColor: string | null;
  readonly tabs: readonly TabItem[];
  readonly apps: readonly AppItem[];
  readonly allTabs: readonly TabItem[];
  readonly user: UserItem;
  readonly problems: readonly Problem[];
}
