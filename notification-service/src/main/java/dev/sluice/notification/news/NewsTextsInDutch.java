package dev.sluice.notification.news;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** The same in Dutch. */
@Localized("nl")
public interface NewsTextsInDutch extends NewsTexts {

    @Override
    @Message("Een webhook-eindpunt werkt niet")
    String endpointFailing();

    @Override
    @Message("""
            Eindpunt {endpoint} geeft sinds {since} alleen fouten. Lukt geen aflevering, dan wordt het op {disableAt} uitgeschakeld.""")
    String endpointFailingText(String endpoint, String since, String disableAt);

    @Override
    @Message("Een webhook-eindpunt is uitgeschakeld")
    String endpointDisabled();

    @Override
    @Message("""
            Eindpunt {endpoint} is uitgeschakeld: te lang alleen fouten. Herstel het, schakel het in en laat het gemiste opnieuw sturen.""")
    String endpointDisabledFailingText(String endpoint);

    @Override
    @Message("""
            Eindpunt {endpoint} is uitgeschakeld: de ontvanger meldt dat het niet meer bestaat. Schakel het in als dat een vergissing is.""")
    String endpointDisabledGoneText(String endpoint);

    @Override
    @Message("""
            Eindpunt {endpoint} is door de eigenaar uitgeschakeld. Er wordt niets gestuurd tot het weer is ingeschakeld.""")
    String endpointDisabledOwnerText(String endpoint);

    @Override
    @Message("Een webhook-eindpunt werkt weer")
    String endpointRecovered();

    @Override
    @Message("Eindpunt {endpoint}, sinds {since} met fouten, neemt weer afleveringen aan.")
    String endpointRecoveredText(String endpoint, String since);

    @Override
    @Message("Het geheim van een webhook-eindpunt is vervangen")
    String secretRotated();

    @Override
    @Message("Eindpunt {endpoint}: tot {until} ondertekent ook het vorige geheim.")
    String secretRotatedText(String endpoint, String until);

    @Override
    @Message("Een gebeurtenis kon niet worden afgeleverd")
    String deliveryExhausted();

    @Override
    @Message("""
            {eventType} kon in {attempts} pogingen niet bij eindpunt {endpoint} worden afgeleverd. Opnieuw sturen kan.""")
    String deliveryExhaustedText(String eventType, String endpoint, String attempts);

    @Override
    @Message("{partner} is verbonden met {customer}")
    String associationAdded(String partner, String customer);

    @Override
    @Message("De verbinding van {partner} met {customer} is beëindigd")
    String associationEnded(String partner, String customer);

    @Override
    @Message("Soort: {kind}, voor {object}, vanaf {from}.")
    String associationAddedText(String kind, String object, String from);

    @Override
    @Message("Soort: {kind}, voor {object}, tot {until}.")
    String associationEndedText(String kind, String object, String until);

    @Override
    @Message("{customer} zoekt een leverancier")
    String selectionOpened(String customer);

    @Override
    @Message("{customer} nodigt {partner} uit een offerte te doen")
    String selectionInvited(String partner, String customer);

    @Override
    @Message("{partner} heeft {customer} een offerte gedaan")
    String selectionQuoted(String partner, String customer);

    @Override
    @Message("{customer} heeft {partner} gekozen")
    String selectionChosen(String partner, String customer);

    @Override
    @Message("De leveranciersselectie van {customer} is voorbij")
    String selectionClosed(String customer);

    @Override
    @Message("Actie nodig: {partner} vraagt om een resellerrelatie")
    String relationshipRequested(String partner);

    @Override
    @Message("Herinnering: {partner} vraagt om een resellerrelatie")
    String relationshipResent(String partner);

    @Override
    @Message("{partner} vraagt om een resellerrelatie")
    String relationshipRequestedOfAnother(String partner);

    @Override
    @Message("Uw verzoek om een resellerrelatie is onderweg")
    String relationshipRequestedByYou();

    @Override
    @Message("{partner} vraagt opnieuw om een resellerrelatie")
    String relationshipResentToAnother(String partner);

    @Override
    @Message("Uw verzoek om een resellerrelatie is opnieuw onderweg")
    String relationshipResentByYou();

    @Override
    @Message("De resellerrelatie met {partner} is geaccepteerd")
    String relationshipAccepted(String partner);

    @Override
    @Message("De resellerrelatie met {partner} is geweigerd")
    String relationshipDeclined(String partner);

    @Override
    @Message("Geen resellerrelatie met {partner}: klant en partner zitten in verschillende regio's")
    String relationshipRejected(String partner);

    @Override
    @Message("{partner} vraagt niet meer om een resellerrelatie")
    String relationshipWithdrawn(String partner);

    @Override
    @Message("Het verzoek van {partner} om een resellerrelatie is vervallen")
    String relationshipExpired(String partner);

    @Override
    @Message("De resellerrelatie met {partner} is beëindigd")
    String relationshipEnded(String partner);

    @Override
    @Message("{partner} mag niet meer namens de klant beheren")
    String administrationEnded(String partner);

    @Override
    @Message("{partner} heeft een nieuwe klant aangemeld")
    String customerRequested(String partner);

    @Override
    @Message("Klant: {customer}.")
    String customerLine(String customer);

    @Override
    @Message("Partner is {partner}.")
    String partnerLine(String partner);

    @Override
    @Message("Een antwoord kan tot {until}.")
    String untilLine(String until);
}
