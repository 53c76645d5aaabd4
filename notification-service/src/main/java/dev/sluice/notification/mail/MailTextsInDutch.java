package dev.sluice.notification.mail;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** Mails in Dutch. */
@Localized("nl")
public interface MailTextsInDutch extends MailTexts {

    @Override
    @Message("Beste {name},")
    String greeting(String name);

    @Override
    @Message("Beste heer, mevrouw,")
    String greetingWithoutName();

    @Override
    @Message("Licenties: {licenses}.")
    String licenses(String licenses);

    @Override
    @Message("Kenmerk: {request}")
    String request(String request);

    @Override
    @Message("""
            U krijgt deze mail omdat u hiervoor contactpersoon bent. U kunt zulke mails in Sluice uitzetten.""")
    String why();

    @Override
    @Message("""
            De partner schrijft:

            {message}""")
    String partnerWrites(String message);

    @Override
    @Message("Accepteren of weigeren kan hier: {link}")
    String answerAt(String link);

    @Override
    @Message("Actie nodig: licht {newPartner} zelf in over uw verzoek.")
    String contactUnverifiedSubject(String newPartner);

    @Override
    @Message("""
            Het e-mailadres dat u hebt opgegeven hoort niet bij de gekozen partner; er is dus niemand aangeschreven.

            Licht {newPartner} zelf in: de mensen daar zien het verzoek en kunnen het tot {acceptBy} accepteren of weigeren.""")
    String contactUnverifiedText(String newPartner, String acceptBy);

    @Override
    @Message("Actie nodig: {customer} wil u als nieuwe partner.")
    String requestedSubject(String customer);

    @Override
    @Message("""
            {customer} wil {newPartner} als nieuwe partner.

            Accepteer of weiger het verzoek uiterlijk op {acceptBy}. Zonder antwoord vervalt het.""")
    String requestedText(String customer, String newPartner, String acceptBy);

    @Override
    @Message("Herinnering: het verzoek van {customer} aan {newPartner} wacht op antwoord.")
    String answerReminderSubject(String customer, String newPartner);

    @Override
    @Message("""
            {customer} heeft {newPartner} gevraagd de nieuwe partner te worden.

            Het verzoek vervalt op {dueAt}, tenzij {newPartner} het voor die tijd accepteert of weigert.""")
    String answerReminderText(String customer, String newPartner, String dueAt);

    @Override
    @Message("Herinnering: de overstap van {customer} naar {newPartner} gaat binnenkort in.")
    String effectReminderSubject(String customer, String newPartner);

    @Override
    @Message("{newPartner} wordt op {dueAt} de partner van {customer}.")
    String effectReminderText(String customer, String newPartner, String dueAt);

    @Override
    @Message("{newPartner} wil de nieuwe partner van {customer} worden.")
    String acceptedSubject(String customer, String newPartner);

    @Override
    @Message("""
            De overstap wordt nu beoordeeld en verwerkt. Naar verwachting gaat die in op {effectiveDay}.""")
    String acceptedText(String effectiveDay);

    @Override
    @Message("{newPartner} wil niet de nieuwe partner van {customer} worden.")
    String declinedSubject(String customer, String newPartner);

    @Override
    @Message("Er verandert niets. U kunt een andere partner vragen.")
    String declinedText();

    @Override
    @Message("Het verzoek van {customer} aan {newPartner} is vervallen.")
    String expiredSubject(String customer, String newPartner);

    @Override
    @Message("""
            {newPartner} heeft niet op tijd geantwoord; alles blijft bij het oude. U kunt een nieuw verzoek indienen.""")
    String expiredText(String newPartner);

    @Override
    @Message("{customer} heeft het verzoek aan {newPartner} ingetrokken.")
    String canceledSubject(String customer, String newPartner);

    @Override
    @Message("U hoeft niets meer te doen.")
    String canceledText();

    @Override
    @Message("{newPartner} is nu de partner van {customer}.")
    String completedSubject(String customer, String newPartner);

    @Override
    @Message("{newPartner} is sinds {effectiveDay} de partner van {customer}.")
    String completedText(String customer, String newPartner, String effectiveDay);

    @Override
    @Message("""
            Actie nodig: een andere ingangsdag voorgesteld voor de overstap van {customer} naar {newPartner}.""")
    String dayProposedSubject(String customer, String newPartner);

    @Override
    @Message("""
            De voorgestelde ingangsdag is {proposedDate}.

            Ga akkoord, weiger, of stel een andere dag voor zolang de overstap niet verwerkt is.""")
    String dayProposedText(String proposedDate);

    @Override
    @Message("De ingangsdag van de overstap van {customer} naar {newPartner} is afgesproken.")
    String dayAgreedSubject(String customer, String newPartner);

    @Override
    @Message("Vanaf {effectiveDay} is {newPartner} de partner van {customer}.")
    String dayAgreedText(String customer, String newPartner, String effectiveDay);

    @Override
    @Message("De voorgestelde ingangsdag van de overstap van {customer} naar {newPartner} is geweigerd.")
    String dayRefusedSubject(String customer, String newPartner);

    @Override
    @Message("""
            De geweigerde ingangsdag is {proposedDate}.

            Een andere dag voorstellen kan tot de overstap is verwerkt.""")
    String dayRefusedText(String proposedDate);
}
