package dev.sluice.notification.notice;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** Notices about a change of partner in Dutch. */
@Localized("nl")
public interface NoticeTextsInDutch extends NoticeTexts {

    @Override
    @Message("U hebt {newPartner} gevraagd uw nieuwe partner te worden")
    String requestedByYou(String newPartner);

    @Override
    @Message("""
            Het e-mailadres dat u hebt opgegeven hoort niet bij de gekozen partner: licht {newPartner} zelf in.""")
    String contactUnverified(String newPartner);

    @Override
    @Message("Actie nodig: {customer} wil u als nieuwe partner")
    String requestedOfYou(String customer);

    @Override
    @Message("{customer} heeft {newPartner} gevraagd de nieuwe partner te worden")
    String requestedOfAnother(String customer, String newPartner);

    @Override
    @Message("{newPartner} wil de nieuwe partner van {customer} worden")
    String accepted(String customer, String newPartner);

    @Override
    @Message("{newPartner} wil niet de nieuwe partner van {customer} worden")
    String declined(String customer, String newPartner);

    @Override
    @Message("De overstap van {customer} naar {newPartner} wordt beoordeeld")
    String reviewStarted(String customer, String newPartner);

    @Override
    @Message("De overstap van {customer} naar {newPartner} is goedgekeurd")
    String graceStarted(String customer, String newPartner);

    @Override
    @Message("De overstap van {customer} naar {newPartner} is voltooid")
    String completed(String customer, String newPartner);

    @Override
    @Message("{customer} trekt de overstap naar {newPartner} in")
    String cancelRequested(String customer, String newPartner);

    @Override
    @Message("{customer} heeft de overstap naar {newPartner} ingetrokken")
    String canceled(String customer, String newPartner);

    @Override
    @Message("Het verzoek van {customer} aan {newPartner} is zonder antwoord vervallen")
    String expired(String customer, String newPartner);

    @Override
    @Message("Een andere ingangsdag is voorgesteld voor de overstap van {customer} naar {newPartner}")
    String effectiveDateProposed(String customer, String newPartner);

    @Override
    @Message("De ingangsdag van de overstap van {customer} naar {newPartner} is afgesproken")
    String effectiveDateAgreed(String customer, String newPartner);

    @Override
    @Message("De voorgestelde ingangsdag van de overstap van {customer} naar {newPartner} is geweigerd")
    String effectiveDateRefused(String customer, String newPartner);

    @Override
    @Message("Herinnering: de overstap van {customer} naar {newPartner} heeft een termijn")
    String reminder(String customer, String newPartner);

    @Override
    @Message("De overstap van {customer} naar {newPartner} duurt langer dan zou moeten")
    String overdue(String customer, String newPartner);

    @Override
    @Message("Licenties: {licenses}.")
    String licenses(String licenses);

    @Override
    @Message("Antwoorden kan tot {acceptBy}.")
    String answerBy(String acceptBy);

    @Override
    @Message("Termijn: {dueAt}.")
    String deadline(String dueAt);

    @Override
    @Message("Voorgestelde dag: {day}.")
    String proposedDay(String day);

    @Override
    @Message("Gaat in op {day}.")
    String takesEffect(String day);
}
