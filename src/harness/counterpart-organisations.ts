/** The organisations of the counterparts that the harness plays. Fictive, like their names. */
export const fhirOrganisation = { gln: '5790000120314', sor: '325371000016006', name: 'Modpart Kommune' };

export const legacyOrganisation = { gln: '5790001387419', sor: '382871000016004', name: 'Modpart Lægehus' };
