package dev.sluice.notification.news;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** The same in Dutch. */
@Localized("nl")
public interface ClaimTextsInDutch extends ClaimTexts {

    @Override
    @Message("{partner} claimt een aandeel in wat {customer} kocht")
    String submitted(String partner, String customer);

    @Override
    @Message("De claim van {partner} voor {customer} wordt beoordeeld")
    String reviewStarted(String partner, String customer);

    @Override
    @Message("Actie nodig: voor de claim voor {customer} is meer bewijs nodig")
    String actionRequired(String customer);

    @Override
    @Message("De bevestiging van de claim voor {customer} duurt langer dan zou moeten")
    String confirmationOverdue(String customer);

    @Override
    @Message("De claim van {partner} voor {customer} is goedgekeurd")
    String approved(String partner, String customer);

    @Override
    @Message("De claim van {partner} voor {customer} is afgewezen")
    String rejected(String partner, String customer);

    @Override
    @Message("De afwijzing van de claim voor {customer} wordt betwist")
    String disputed(String customer);

    @Override
    @Message("De claim van {partner} voor {customer} is definitief voorbij")
    String finalized(String partner, String customer);

    @Override
    @Message("{customer} stemt niet in met de claim van {partner}")
    String optedOut(String partner, String customer);

    @Override
    @Message("Anderen claimen hetzelfde als u voor {customer}: een beoordelaar vergelijkt de bewijzen")
    String arbitrationOpened(String customer);

    @Override
    @Message("De arbitrage over de claim voor {customer} is voorbij")
    String arbitrationResolved(String customer);

    @Override
    @Message("De claim van {partner} voor {customer} is naar een ander abonnement verhuisd")
    String moved(String partner, String customer);

    @Override
    @Message("De claim van {partner} voor {customer} is beëindigd")
    String ended(String partner, String customer);

    @Override
    @Message("{customer} telt voor u mee: de erkenning is toegekend")
    String creditGranted(String customer);

    @Override
    @Message("De erkenning voor {customer} is ingetrokken")
    String creditRevoked(String customer);

    @Override
    @Message("Een maand is afgesloten: uw overzicht staat klaar")
    String statementClosed();

    @Override
    @Message("Een overzicht is aangevuld: er is later iets bekend geworden")
    String statementRestated();

    @Override
    @Message("Uw aanwijzing heeft een andere status")
    String designationChanged();

    @Override
    @Message("Uw aanwijzing is ingeschreven")
    String designationEnrolled();

    @Override
    @Message("Uw aanwijzing kan worden verlengd en vervalt anders")
    String designationRenewalDue();

    @Override
    @Message("Uw aanwijzing is vervallen: zij is niet verlengd")
    String designationLapsed();

    @Override
    @Message("Maand: {month}.")
    String monthLine(String month);

    @Override
    @Message("De klant kan bezwaar maken tot {until}.")
    String optOutLine(String until);

    @Override
    @Message("Betwisten kan tot {until}.")
    String disputeLine(String until);

    @Override
    @Message("Een beslissing volgt uiterlijk {until}.")
    String decisionLine(String until);

    @Override
    @Message("Uitkomst: {outcome}.")
    String outcomeLine(String outcome);
}
