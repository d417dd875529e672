import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the disclosure catalogue (公开目录项). */
@Entity('catalogue_entry')
export class CatalogueEntryRow {
  @PrimaryColumn('varchar', { length: 60 })
  code!: string;

  @Column('varchar', { length: 120 })
  subject!: string;

  /** The first-level subject (一级事项) it stands under. */
  @Column('varchar', { length: 60 })
  theme!: string;

  @Column('boolean', { name: 'always_major' })
  alwaysMajor!: boolean;

  @Column('integer')
  position!: number;
}
