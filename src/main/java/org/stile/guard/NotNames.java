package org.stile.guard;

import java.util.List;
import java.util.Set;

/**
 * Words that are written with capitals beside "patient" and are no names: "Patient Safety Lead", "the patient
 * Emergency Care Summary". A closed list cannot hold every word, but hospitals make their titles, places and systems
 * from few.
 */
final class NotNames {

    private static final Set<String> WORDS = words("""
            academic acceptance access accident account action acute administration administrative administrator adult
            advice adviser advisor affected age agency agent alert ambulance anaesthetic analysis analyst appointment
            archive archiving area arrival assessment assistant associate association attendance audit authority
            available average
            bay bed beds benefits blood board body book booked booking box branch breast building bureau business
            cancer cardiac cardiology care carer carers case cases central centre chair chairman chaplain charge charity
            chart check chest chief child children choose clerk clerks client clinic clinical clinician clinics code
            college committee communication community company complaint complaints confidentiality consent consultant
            consulting contact coordinator core corporate corridor council county court critical crown
            data database date dates day days deep delivery demographic demographics dental department deputy
            dermatology details diagnostic dictionary digital director directorate directory discharge disease disk
            display district doctor doctors document domain dose duplicate duty
            education elderly electronic email emergency endoscopy engagement engineer english enquiry entrance entry
            episode error estates evening event exam examination executive experience explorer external eye
            facility family female field file filing film finance first first flow focus folder follow forename forum
            foundation fracture framework free frequently friday friends full fund
            gateway general generic good gown great green ground group guardian guidance guide guideline guidelines
            handbook head health healthcare helpdesk help high history hold holdings home hospice hospital hospitals
            hotel house housing
            identification identifier identifiers identity image images imaging improvement in incident index infirmary
            information inpatient inquest institute integrated intensive intermediate international internet interview
            intranet invitation involvement
            journey junior
            kiosk kit
            laboratory lane language last lead leader leaders leaflet learning left level liaison library life lift line
            link list listening lists local location locum lodge long lounge low ltd
            main major male management manager managers map march master maternity matron medical medication medicine
            meeting member memorial mental merge message messages middle miles mill minor mobile model monday monitor
            month movement multi
            name names national need needs neonatal new next night north northern not notes notice number numbers nurse
            nurses nursing
            objective occupational office officer old oncology one online only open operations order orders organisation
            orthopaedic other out outcome outcomes outpatient outpatients overview
            paediatric palliative panel park partner partners partnership passport pathology pathway pathways patient
            patients payment people personal pharmacy phone physician picture place plan planned planning plaster
            point police policy population porter portal post postcode practice practitioner primary prince princess
            prison private procedure process product profile programme project property protocol provider public
            quality queen questionnaire
            radiographer radiographers radiologist radiology rapid record records reception receptionist reference
            referral referrals region regional register registered registrar registration rehabilitation relations
            report reported reporting reports representative request requests requiring research resident residents
            resource response responsible results resus retrieval review rights ris risk road room route royal
            safety saturday scan scanner scheduled scheme school screening second secretary section secure senior
            september series server service services sex sister site social society software solution solutions south
            southern space special specialist speciality specialty square staff stage standard standards station status
            statement storage stories story strategy street stroke student studies study suite summary sunday
            superintendent supervisor supplier support surgeon surgery surgical surname survey system systems
            table team technology telephone terms test theatre theatres therapy third thursday time title tool tower
            tracker tracking trainee training transfer transport treatment triage trolley trust trusts tuesday two
            ultrasound under unit united units university unknown update upper urgent user users
            validation version victim view viewer visit visitor visitors voice volunteer
            waiting ward wards watch web wednesday week welfare west western wing winter women work worker workflow
            working works worklist workstation world wristband
            x-ray year young your youth zero zone

            january february april june july august october november december summer spring autumn
            east eastern midlands england wales scotland ireland london british european american
            acute alpha beta gamma anon anonymous confidential removed redacted withheld firstname lastname
            ct mr mri us cr dr pacs ris epr nhs pas gp ae ed itu icu hdu dicom hl7 it id
            citrix microsoft windows oracle linux philips siemens agfa kodak fuji sectra carestream mckesson cerner epic

            birth chapel faith
            """);

    /** Function words that begin a sentence: a name may follow them, they are no part of it. */
    private static final Set<String> BEFORE_NAMES = words("""
            the a an and or but if when while where who whose as at on in of for from to with by after before since then
            that this these those was were is are has had have did do does it he she they we i our his her their my no
            not also both because although however yesterday today once only even so there here what why how which
            patient patients pt pts px service user users client clients resident residents deceased detainee late
            mr mrs miss ms mx master baby dr prof professor sir dame lady lord dear re fwd subject surname forename
            name named called inpatient outpatient images image film films report note please ask thank thanks
            mother mum father dad daughter son husband wife brother partner carer
            """);

    private static final List<String> ENDINGS = List.of(
            "tion", "tions", "ment", "ments", "ology", "ography", "ity", "ities", "ism", "isms", "ics", "ised", "ized");

    private NotNames() {}

    static boolean has(String word) {
        return WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
    }

    static boolean beforeName(String word) {
        return BEFORE_NAMES.contains(word);
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }
}
