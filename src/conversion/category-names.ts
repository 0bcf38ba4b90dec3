/** The Danish names of the categories, which a letter's subject begins with (MedCom, CareCommunication category codes). */
const names = new Map([
  ['alcohol-and-drug-treatment', 'Rusmiddelbehandling'],
  ['assistive-devices', 'Hjælpemidler'],
  ['carecoordination', 'Forløbskoordinering'],
  ['decease', 'Dødsfald'],
  ['discharge', 'Udskrivelse'],
  ['examination-results', 'Undersøgelsessvar'],
  ['healthcare', 'Sundhedspleje'],
  ['home-care-assessment', 'Visitation'],
  ['medicine', 'Medicin'],
  ['nursing', 'Sygepleje'],
  ['outpatient', 'Ambulant'],
  ['psychiatry-social-disability', 'Psykiatri, social, handicap'],
  ['regarding-referral', 'Vedr. henvisning'],
  ['telemedicine', 'Telemedicin'],
  ['training', 'Træning'],
  ['acute-ambulant', 'Akut ambulant'],
  ['extended-care-responsibility', 'Udvidet behandlingsansvar'],
  ['other', 'Andet'],
]);

/** A code that is not of the list stands for itself. */
export function categoryName(code: string): string {
  return names.get(code) ?? code;
}
