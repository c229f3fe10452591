/** Size of a picture and the room at its edges for what is written there, in pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A row, column or tick, and the middle of its place. */
export interface Label {
  readonly key: string;
  readonly at: number;
}
