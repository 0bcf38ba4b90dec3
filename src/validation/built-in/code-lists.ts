/** The codes that the built-in profiles bind to. Spelling mistakes in codes and displays are those of the sources. */
export const codeLists = `
codes cs:medcom-careCommunication-categoryCodes 1.9.0
  alcohol-and-drug-treatment    Alcohol and drug treatment | Rusmiddelbehandling
  assistive-devices             Assistive technology | Hjælpemidler
  carecoordination              Care Coordination | Forløbskoordinering
  decease                       Decease | Dødsfald
  discharge                     Discharge | Udskrivelse
  examination-results           Examination Results | Undersøgelsessvar
  healthcare                    Healthcare | Sundhedspleje
  home-care-assessment          Home care assessment | Visitation
  medicine                      Medicine | Medicin
  nursing                       Nursing | Sygepleje
  outpatient                    Outpatient | Ambulant
  psychiatry-social-disability  Psychiatry, Social, Disability | Psykiatri, social, handicap
  regarding-referral            Regarding Referral | Vedr. henvisning
  telemedicine                  Telemedicine | Telemedicin
  training                      Training | Træning
  acute-ambulant                Acute ambulant | Akut ambulant
  extended-care-responsibility  Extended care responsibility | Udvidet behandlingsansvar
  other                         Other | Andet

codes cs:medcom-messaging-activityCodes 1.8.1
  new-message                      A new message has been sent
  forward-message                  A message has been forwarded and potentially changed
  reply-message                    A message has been replied to
  retract-message                  A message has been retracted/cancelled
  modified-message                 A message has been modified
  carboncopy-message               An exact copy of a message to a primary receiver has been sent to a carbon copy receiver
  admit-emergency                  Start hospital stay - acute ambulant
  revise-admit-emergency           Update Start hospital stay - acute ambulant
  cancel-admit-emergency           Cancellation Start hospital stay - acute ambulant
  admit-inpatient                  Start hospital stay - admitted
  revise-admit-inpatient           Update Start hospital stay - admitted
  cancel-admit-inpatient           Cancellation Start hospital stay - admitted
  start-leave-inpatient            Start leave
  revise-start-leave-inpatient     Update Start leave
  cancel-start-leave-inpatient     Cancellation Start leave
  end-leave-inpatient              End leave
  revise-end-leave-inpatient       Update End leave
  cancel-end-leave-inpatient       Cancellation End leave
  discharge-emergency-home         End hospital stay - patient completed to home/primary sector
  discharge-inpatient-home         End hospital stay - patient completed to home/primary sector
  revise-discharge-emergency-home  Update End hospital stay - patient completed to home/primary sector
  revise-discharge-inpatient-home  Update End hospital stay - patient completed to home/primary sector
  cancel-discharge-emergency-home  Cancellation End hospital stay - patient completed to home/primary sector
  cancel-discharge-inpatient-home  Cancellation End hospital stay - patient completed to home/primary sector
  acknowledgement                  Acknowledgement message has been sent

codes cs:medcom-messaging-destinationUse 1.8.1
  primary  Primary destination
  cc       Carbon-copy destination

codes cs:medcom-messaging-eventCodes 1.8.1
  empty-message                  Message with no content
  care-communication-message     Care Communication Message
  hospital-notification-message  Hospital Notification Message
  acknowledgement-message        Acknowledgement Message
  homecareobservation-message    HomeCare Observation Message

codes cs:medcom-acknowledgement-error-codes 1.8.1
  MSG_Receiver_Identifier_UNKNOWN          Receiver identifier unknown
  MSG_Receiver_Identifier_MISSING          Receiver identifier missing
  MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE  Receiver unable to receive this message type
  MSG_VALUESET_VALUE_UNKNOWN               The value provided is not in the valueSet
  MSG_CodeSystem_VALUE_UNKNOWN             The value provided is not in the CodeSystem
  MSG_Element_To_Long                      The value of the element is to long
  MSG_Datatype_Wrong                       The data type is wrong
  MSG_Mailbox_Out_Of_Operation             The mailbox is temporary out of operation
  MSG_Damaged_durin_transport              The message has been damaged during trasport

codes cs:medcom-core-encounter-act-codes 1.8.1
  other  Other encounter class

codes cs:medcom-core-PractitionerRolesAutorisationsregistret 1.8.1
  ambulancebehandler         Ambulancebehandler
  bandagist                  Bandagist
  behandlerfarmaceut         Behandlerfarmaceut
  bioanalytiker              Bioanalytiker
  ergoterapeut               Ergoterapeut
  fodterapeut                Fodterapeut
  fysioterapeut              Fysioterapeut
  jordemoder                 Jordemoder
  kiropraktor                Kiropraktor
  kliniskdiaetist            Kliniskdiætist
  klinisktandtekniker        Klinisktandkliniker
  laege                      Læge
  optikerogoptometrist       Optiker og Optometrist
  osteopat                   Osteopat
  radiograf                  Radiograf
  socialogsundhedsassistent  Social- og sundhedsassistent
  sygeplejerske              Sygeplejerske
  tandlaege                  Tandlæge
  tandplejer                 Tandplejer

codes cs:medcom-core-PractitionerRolesSKSadministrativ 2.0.0
  speciallaege                 Speciallæge
  speciallaegeipraksis         Speciallæge i praksis
  cheflaege                    Cheflæge
  overlaege                    Overlæge
  afdelingslaege               Afdelingslæge
  sygehuslaege                 Sygehuslæge
  sygeplejerske                Sygeplejerske
  sundhedsplejerske            Sundhedsplejerske
  socialogsundhedsassistent    Social- og sundhedsassistent
  socialogsundhedsmedhjaelper  Social- og sundhedsmedhjælper
  socialogsundhedsmehjaelper   Social- og sundhedsmedhjælper
  sygehjaelper                 Sygehjælper
  plejer                       Plejer
  plejehjemsassistent          Plejehjemsassistent
  tandlaege                    Tandlæge
  klinisktandtekniker          Klinisk tandtekniker
  tandplejer                   Tandplejer
  farmaceut                    Farmaceut
  apoteker                     Apoteker
  psykolog                     Psykolog
  pyskolog                     Psykolog
  jordemoder                   Jordemoder
  fysioterapeut                Fysioterapeut
  ergoterapeut                 Ergoterapeut
  bioanalytiker                Bioanalytiker
  radiograf                    Radiograf
  diaetist                     Diætist
  diaetistassistent            Diætistassistent
  audilogiassistent            Audilogiassistent
  neurofysiologassistent       Neurofysiologassistent
  kiropraktor                  Kiropraktor
  zoneterapeut                 Zoneterapeut
  psykoterapeut                Psykoterapeut
  audiologopaed                Audiologopæd
  laegesekretaer               Lægesekretær
  ledendelaegesekretaer        Ledende lægesekretær
  sygeplejesekretaer           Sygeplejesekretær
  sygeplejesekretear           Sygeplejesekretær
  fodterapeut                  Fodterapeut
  socialraadgiver              Socialrådgiver
  ledendesocialraadgiver       Ledende socialrådgiver
  laerer                       Lærer
  paedagog                     Pædagog
  beskaeftigelsesvejleder      Beskæftigelsesvejleder
  bandagist                    Bandagist
  skomager                     Skomager
  optiker                      Optiker

codes cs:MedComProducentID
  KAF  Kommunal akutfunktion

set vs:medcom-careCommunication-categories
  all of cs:medcom-careCommunication-categoryCodes

set vs:medcom-careCommunication-messagingActivities
  cs:medcom-messaging-activityCodes: new-message reply-message forward-message

set vs:medcom-careCommunication-requestPriority
  fhir-cs:request-priority: routine asap

set vs:medcom-core-attachmentMimeTypes
  urn:ietf:bcp:13: application/pdf image/gif image/jpeg image/png image/tiff image/bmp

set vs:medcom-core-encounter-class
  below tho:v3-ActCode _ActEncounterCode
  cs:medcom-core-encounter-act-codes: other
  not tho:v3-ActCode OBSENC

set vs:medcom-hospitalNotification-encounterClass
  tho:v3-ActCode: EMER IMP

set vs:medcom-hospitalNotification-encounterStatus
  fhir-cs:encounter-status: in-progress onleave finished entered-in-error

set vs:medcom-messaging-activityCodes
  cs:medcom-messaging-activityCodes: new-message forward-message reply-message retract-message
  cs:medcom-messaging-activityCodes: modified-message admit-emergency carboncopy-message
  cs:medcom-messaging-activityCodes: revise-admit-emergency cancel-admit-emergency admit-inpatient
  cs:medcom-messaging-activityCodes: revise-admit-inpatient cancel-admit-inpatient start-leave-inpatient
  cs:medcom-messaging-activityCodes: revise-start-leave-inpatient cancel-start-leave-inpatient
  cs:medcom-messaging-activityCodes: end-leave-inpatient revise-end-leave-inpatient
  cs:medcom-messaging-activityCodes: cancel-end-leave-inpatient discharge-emergency-home
  cs:medcom-messaging-activityCodes: discharge-inpatient-home revise-discharge-emergency-home
  cs:medcom-messaging-activityCodes: revise-discharge-inpatient-home cancel-discharge-emergency-home
  cs:medcom-messaging-activityCodes: cancel-discharge-inpatient-home acknowledgement

set vs:medcom-messaging-messageTypes
  cs:medcom-messaging-eventCodes: empty-message care-communication-message hospital-notification-message
  cs:medcom-messaging-eventCodes: acknowledgement-message homecareobservation-message

set vs:medcom-core-PractitionerRoles
  cs:medcom-core-PractitionerRolesAutorisationsregistret: ambulancebehandler laege osteopat
  cs:medcom-core-PractitionerRolesSKSadministrativ: speciallaege speciallaegeipraksis cheflaege overlaege
  cs:medcom-core-PractitionerRolesSKSadministrativ: afdelingslaege sygehuslaege sygeplejerske
  cs:medcom-core-PractitionerRolesSKSadministrativ: sundhedsplejerske socialogsundhedsassistent
  cs:medcom-core-PractitionerRolesSKSadministrativ: socialogsundhedsmedhjaelper socialogsundhedsmehjaelper
  cs:medcom-core-PractitionerRolesSKSadministrativ: sygehjaelper plejer plejehjemsassistent tandlaege
  cs:medcom-core-PractitionerRolesSKSadministrativ: klinisktandtekniker tandplejer farmaceut apoteker
  cs:medcom-core-PractitionerRolesSKSadministrativ: psykolog pyskolog jordemoder fysioterapeut ergoterapeut
  cs:medcom-core-PractitionerRolesSKSadministrativ: bioanalytiker radiograf diaetist diaetistassistent
  cs:medcom-core-PractitionerRolesSKSadministrativ: audilogiassistent neurofysiologassistent kiropraktor
  cs:medcom-core-PractitionerRolesSKSadministrativ: zoneterapeut psykoterapeut audiologopaed laegesekretaer
  cs:medcom-core-PractitionerRolesSKSadministrativ: ledendelaegesekretaer sygeplejesekretaer
  cs:medcom-core-PractitionerRolesSKSadministrativ: sygeplejesekretear fodterapeut socialraadgiver
  cs:medcom-core-PractitionerRolesSKSadministrativ: ledendesocialraadgiver laerer paedagog
  cs:medcom-core-PractitionerRolesSKSadministrativ: beskaeftigelsesvejleder bandagist skomager optiker
  tho:v3-NullFlavor: NAVU

set vs:medcom-acknowledgement-issue-details
  tho:operation-outcome: MSG_ID_INVALID MSG_ID_TOO_LONG MSG_BAD_FORMAT MSG_BAD_SYNTAX MSG_DATE_FORMAT
  tho:operation-outcome: MSG_DUPLICATE_ID MSG_INVALID_ID MSG_JSON_OBJECT MSG_LOCAL_FAIL MSG_NO_MATCH
  tho:operation-outcome: MSG_NO_EXIST MSG_NO_SUMMARY MSG_PARAM_INVALID MSG_PARAM_NO_REPEAT MSG_PARAM_UNKNOWN
  tho:operation-outcome: MSG_RESOURCE_ID_MISMATCH MSG_RESOURCE_ID_FAIL MSG_RESOURCE_ID_MISSING
  tho:operation-outcome: MSG_RESOURCE_NOT_ALLOWED MSG_RESOURCE_REQUIRED MSG_RESOURCE_TYPE_MISMATCH
  tho:operation-outcome: MSG_TRANSACTION_DUPLICATE_ID MSG_TRANSACTION_MISSING_ID MSG_UNKNOWN_TYPE
  tho:operation-outcome: MSG_VERSION_AWARE MSG_VERSION_AWARE_CONFLICT MSG_VERSION_AWARE_URL MSG_WRONG_NS
  cs:medcom-acknowledgement-error-codes: MSG_Receiver_Identifier_UNKNOWN MSG_Receiver_Identifier_MISSING
  cs:medcom-acknowledgement-error-codes: MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE MSG_VALUESET_VALUE_UNKNOWN
  cs:medcom-acknowledgement-error-codes: MSG_CodeSystem_VALUE_UNKNOWN MSG_Element_To_Long MSG_Datatype_Wrong
  cs:medcom-acknowledgement-error-codes: MSG_Mailbox_Out_Of_Operation MSG_Damaged_durin_transport

codes dk-cs:dk-core-municipality-codes
  0101  København
  0147  Frederiksberg
  0151  Ballerup
  0153  Brøndby
  0155  Dragør
  0157  Gentofte
  0159  Gladsaxe
  0161  Glostrup
  0163  Herlev
  0165  Albertslund
  0167  Hvidovre
  0169  Høje-Taastrup
  0173  Lyngby-Taarbæk
  0175  Rødovre
  0183  Ishøj
  0185  Tårnby
  0187  Vallensbæk
  0190  Furesø
  0201  Allerød
  0210  Fredensborg
  0217  Helsingør
  0219  Hillerød
  0223  Hørsholm
  0230  Rudersdal
  0240  Egedal
  0250  Frederikssund
  0253  Greve
  0259  Køge
  0260  Halsnæs
  0265  Roskilde
  0269  Solrød
  0270  Gribskov
  0306  Odsherred
  0316  Holbæk
  0320  Faxe
  0326  Kalundborg
  0329  Ringsted
  0330  Slagelse
  0336  Stevns
  0340  Sorø
  0350  Lejre
  0360  Lolland
  0370  Næstved
  0376  Guldborgsund
  0390  Vordingborg
  0400  Bornholm
  0410  Middelfart
  0411  Christiansø
  0420  Assens
  0430  Faaborg-Midtfyn
  0440  Kerteminde
  0450  Nyborg
  0461  Odense
  0479  Svendborg
  0480  Nordfyns
  0482  Langeland
  0492  Ærø
  0510  Haderslev
  0530  Billund
  0540  Sønderborg
  0550  Tønder
  0561  Esbjerg
  0563  Fanø
  0573  Varde
  0575  Vejen
  0580  Aabenraa
  0607  Fredericia
  0615  Horsens
  0621  Kolding
  0630  Vejle
  0657  Herning
  0661  Holstebro
  0665  Lemvig
  0671  Struer
  0706  Syddjurs
  0707  Norddjurs
  0710  Favrskov
  0727  Odder
  0730  Randers
  0740  Silkeborg
  0741  Samsø
  0746  Skanderborg
  0751  Aarhus
  0756  Ikast-Brande
  0760  Ringkøbing-Skjern
  0766  Hedensted
  0773  Morsø
  0779  Skive
  0787  Thisted
  0791  Viborg
  0810  Brønderslev
  0813  Frederikshavn
  0820  Vesthimmerland
  0825  Læsø
  0840  Rebild
  0846  Mariagerfjord
  0849  Jammerbugt
  0851  Aalborg
  0860  Hjørring

codes dk-cs:dk-core-municipality-codes-greenland
  0955  Kujalleq
  0956  Sermersooq
  0957  Qeqqata
  0959  Qeqertalik
  0960  Avannaata

codes dk-cs:dk-core-regional-subdivision-codes
  DK-84  Capital Region of Denmark | Hovedstaden
  DK-82  Central Denmark Region | Midtjylland
  DK-81  Nord Denmark Region | Nordjylland
  DK-85  Region Zealand | Sjælland
  DK-83  Region of Southern Denmark | Syddanmark

codes dk-cs:dk-core-d-ecpr-codes
  urn:oid:1.2.208.176.1.6.1.3      D-eCPR
  urn:oid:1.2.208.176.1.6.1.3.177  D-eCPR fra Region Sjælland
  urn:oid:1.2.208.176.1.6.1.3.179  D-eCPR fra Region Nordjylland
  urn:oid:1.2.208.176.1.6.1.3.181  D-eCPR fra Region Midtjylland
  urn:oid:1.2.208.176.1.6.1.3.183  D-eCPR fra Region Syddanmark
  urn:oid:1.2.208.176.1.6.1.3.187  D-eCPR fra Region Hovedstaden

set dk-vs:dk-core-MunicipalityCodes
  all of dk-cs:dk-core-municipality-codes
  all of dk-cs:dk-core-municipality-codes-greenland

set dk-vs:dk-core-RegionalSubDivisionCodes
  all of dk-cs:dk-core-regional-subdivision-codes

set dk-vs:DkCoreDeCPRValueSet
  all of dk-cs:dk-core-d-ecpr-codes
`;
