package dev.sluice.notification.notice;

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
}
