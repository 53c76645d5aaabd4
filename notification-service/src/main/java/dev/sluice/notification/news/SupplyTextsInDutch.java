package dev.sluice.notification.news;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** The same in Dutch. */
@Localized("nl")
public interface SupplyTextsInDutch extends SupplyTexts {

    @Override
    @Message("Voor {customer} is een verlenging van EA naar CSP gepland")
    String renewalScheduled(String customer);

    @Override
    @Message("De verlenging van EA naar CSP van {customer} is gewijzigd")
    String renewalModified(String customer);

    @Override
    @Message("De verlenging van EA naar CSP van {customer} gaat niet door")
    String renewalCanceled(String customer);

    @Override
    @Message("De verlenging van EA naar CSP van {customer} is aangehouden")
    String renewalHeld(String customer);

    @Override
    @Message("De verlenging van EA naar CSP van {customer} gaat verder")
    String renewalResumed(String customer);

    @Override
    @Message("De verlenging van EA naar CSP van {customer} is voltooid")
    String renewalCompleted(String customer);

    @Override
    @Message("De verlenging van EA naar CSP van {customer} is mislukt")
    String renewalFailed(String customer);

    @Override
    @Message("{requester} vraagt om een abonnement vrij te geven")
    String releaseRequested(String requester);

    @Override
    @Message("Actie nodig: {requester} vraagt om een abonnement vrij te geven")
    String releaseRequestedOfYou(String requester);

    @Override
    @Message("U hebt gevraagd om een abonnement van {customer} vrij te geven")
    String releaseRequestedByYou(String customer);

    @Override
    @Message("Een abonnement van {customer} is vrijgegeven")
    String releaseGranted(String customer);

    @Override
    @Message("Een abonnement van {customer} wordt niet vrijgegeven")
    String releaseRefused(String customer);

    @Override
    @Message("De reseller van een nieuw abonnement van {customer} ontbreekt")
    String resellerMissing(String customer);

    @Override
    @Message("Licenties van {customer} kunnen nog twee dagen worden teruggegeven")
    String windowClosing(String customer);

    @Override
    @Message("Een abonnement van {customer} is gewijzigd")
    String subscriptionChanged(String customer);

    @Override
    @Message("Een abonnement van {customer} is teruggegeven")
    String subscriptionCanceled(String customer);

    @Override
    @Message("Voor {customer} is een bestelling gepland")
    String orderScheduled(String customer);

    @Override
    @Message("Voor {customer} is een bestelling geplaatst")
    String orderPlaced(String customer);

    @Override
    @Message("Een bestelling voor {customer} is mislukt")
    String orderFailed(String customer);

    @Override
    @Message("Een bestelling voor {customer} gaat niet door")
    String orderCanceled(String customer);

    @Override
    @Message("Een batch is begonnen")
    String batchStarted();

    @Override
    @Message("Een batch staat stil")
    String batchPaused();

    @Override
    @Message("Een batch is klaar")
    String batchFinished();

    @Override
    @Message("{partner} zet een abonnement van {customer} stap voor stap over naar CSP")
    String transitionOpened(String partner, String customer);

    @Override
    @Message("Een stap van de overgang van een abonnement van {customer} naar CSP is gedaan")
    String transitionStepDone(String customer);

    @Override
    @Message("Een abonnement van {customer} is overgegaan naar CSP")
    String transitionCompleted(String customer);

    @Override
    @Message("{target} vraagt {source} om abonnementen van {customer}")
    String handoverAsked(String target, String source, String customer);

    @Override
    @Message("Actie nodig: {target} vraagt u om abonnementen van {customer}")
    String handoverAskedOfYou(String target, String customer);

    @Override
    @Message("{source} biedt {target} abonnementen van {customer} aan")
    String handoverOffered(String source, String target, String customer);

    @Override
    @Message("Actie nodig: {source} biedt u abonnementen van {customer} aan")
    String handoverOfferedToYou(String source, String customer);

    @Override
    @Message("De overdracht van abonnementen van {customer} van {source} aan {target} is aanvaard")
    String handoverAccepted(String source, String target, String customer);

    @Override
    @Message("De overdracht van abonnementen van {customer} van {source} aan {target} is geweigerd")
    String handoverDeclined(String source, String target, String customer);

    @Override
    @Message("De overdracht van abonnementen van {customer} van {source} aan {target} is afgezegd")
    String handoverCanceled(String source, String target, String customer);

    @Override
    @Message("De overdracht van abonnementen van {customer} van {source} aan {target} is verlopen")
    String handoverExpired(String source, String target, String customer);

    @Override
    @Message("Een abonnement van {customer} blijft bij {source}")
    String handoverLineFailed(String source, String customer);

    @Override
    @Message("Abonnementen van {customer} zijn van {source} overgegaan naar {target}")
    String handoverCompleted(String source, String target, String customer);

    @Override
    @Message("Enkele abonnementen van {customer} zijn van {source} overgegaan naar {target}, andere blijven")
    String handoverPartlyCompleted(String source, String target, String customer);

    @Override
    @Message("De overdracht van abonnementen van {customer} van {source} aan {target} is mislukt")
    String handoverFailed(String source, String target, String customer);

    @Override
    @Message("Er wordt intussen niets aangemaakt: wie de verlenging plande, hervat haar of zegt haar af.")
    String heldText();

    @Override
    @Message("Product is {sku}, aantal {quantity}.")
    String productLine(String sku, String quantity);

    @Override
    @Message("Abonnement: {subscription}.")
    String subscriptionLine(String subscription);

    @Override
    @Message("Reden: {reason}.")
    String reasonLine(String reason);

    @Override
    @Message("Eerste dag: {day}.")
    String startLine(String day);

    @Override
    @Message("Gereserveerd voor wie erom vroeg tot {until}.")
    String reservedLine(String until);

    @Override
    @Message("Teruggeven kan tot {until}.")
    String windowLine(String until);

    @Override
    @Message("{succeeded} van {total} gelukt, {failed} mislukt.")
    String countsLine(String succeeded, String failed, String total);
}
