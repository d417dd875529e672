import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one town this installation serves. */
@Entity('town')
export class TownRow {
  @PrimaryColumn('varchar', { name: 'division_code', length: 12 })
  divisionCode!: string;

  @Column('varchar', { length: 60 })
  name!: string;

  @Column('varchar', { length: 40 })
  hotline!: string;

  @Column('boolean', { name: 'is_demo' })
  isDemo!: boolean;
}

@Entity('village')
export class VillageRow {
  @PrimaryColumn('varchar', { length: 12 })
  code!: string;

  @Column('varchar', { length: 60 })
  name!: string;

  @Column('integer')
  position!: number;
}
