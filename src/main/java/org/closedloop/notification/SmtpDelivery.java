package org.closedloop.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.closedloop.notification.DeliveryException.Verdict;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** E-mail through the configured server, over one connection for a run of messages. */
@Component
@ConditionalOnProperty("spring.mail.host")
class SmtpDelivery implements Delivery {

    private static final Logger log = LoggerFactory.getLogger(SmtpDelivery.class);
    private static final String TIMEOUT_MILLIS = "5000";

    private final JavaMailSenderImpl server;
    private final NotificationSettings settings;
    private final Clock clock;
    private final Session session;
    private Transport transport;

    SmtpDelivery(JavaMailSenderImpl server, NotificationSettings settings, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        // the library's own defaults are to wait for ever
        Properties properties = server.getJavaMailProperties();
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent("mail." + protocol() + "." + timeout, TIMEOUT_MILLIS);
        }
        this.session = server.getSession();
    }

    @Override
    public String channel() {
        return EMAIL;
    }

    @Override
    public void deliver(OutgoingMessage message) throws DeliveryException {
        MimeMessage mail = compose(message);
        connect();
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            throw judge(e);
        }
    }

    @Override
    public void idle() {
        if (transport == null) {
            return;
        }
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server did not take the good-bye: {}", e.getClass().getName());
        }
        transport = null;
    }

    private void connect() throws DeliveryException {
        try {
            if (transport == null) {
                transport = session.getTransport(protocol());
            }
            if (!transport.isConnected()) {
                transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            }
        } catch (AuthenticationFailedException e) {
            throw new DeliveryException(Verdict.SERVER_UNAVAILABLE, "smtpLogin", e);
        } catch (MessagingException e) {
            throw new DeliveryException(Verdict.SERVER_UNAVAILABLE, "smtpConnect", e);
        }
    }

    private String protocol() {
        return server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
    }

    private MimeMessage compose(OutgoingMessage message) throws DeliveryException {
        String utf8 = StandardCharsets.UTF_8.name();
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress(settings.from(), settings.company(), utf8));
            if (!settings.replyTo().isBlank()) {
                mail.setReplyTo(new Address[] {new InternetAddress(settings.replyTo(), settings.company(), utf8)});
            }
            InternetAddress to = new InternetAddress(message.address(), message.name(), utf8);
            to.validate();
            mail.setRecipient(MimeMessage.RecipientType.TO, to);
            mail.setSubject(message.subject(), utf8);
            write(mail, message);
            mail.setSentDate(Date.from(clock.instant()));
            mail.setHeader("Content-Language", message.language().equals("zh") ? "zh-CN" : "en");
            // no holiday greeting shall answer it
            mail.setHeader("Auto-Submitted", "auto-generated");
            mail.saveChanges();
            mail.setHeader("Message-ID", message.messageId());
            return mail;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        } catch (MessagingException e) {
            throw new DeliveryException(Verdict.ADDRESS_REFUSED, "addressSyntax", e);
        }
    }

    private static void write(MimeMessage mail, OutgoingMessage message) throws MessagingException, UnsupportedEncodingException {
        String utf8 = StandardCharsets.UTF_8.name();
        if (message.enclosures().isEmpty()) {
            mail.setText(message.text(), utf8);
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), utf8);
        MimeMultipart parts = new MimeMultipart(text);
        for (Enclosure file : message.enclosures()) {
            MimeBodyPart enclosed = new MimeBodyPart();
            enclosed.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
            enclosed.setFileName(MimeUtility.encodeText(file.name(), utf8, null));
            enclosed.setDisposition(Part.ATTACHMENT);
            parts.addBodyPart(enclosed);
        }
        mail.setContent(parts);
    }

    /** The most telling answer is that about the address; the library chains it behind the general one. */
    private static DeliveryException judge(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                return verdict(address.getReturnCode(), Verdict.ADDRESS_REFUSED, failure);
            }
        }
        for (Exception e = failure; e instanceof MessagingException cause; e = cause.getNextException()) {
            if (e instanceof SMTPSenderFailedException sender) {
                return new DeliveryException(Verdict.SERVER_UNAVAILABLE, "smtp" + sender.getReturnCode(), failure);
            }
            if (e instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
                return verdict(send.getReturnCode(), Verdict.MESSAGE_REFUSED, failure);
            }
        }
        return new DeliveryException(Verdict.SERVER_UNAVAILABLE, "smtpConnection", failure);
    }

    private static DeliveryException verdict(int code, Verdict whenPermanent, MessagingException failure) {
        // 421: the server is about to go; 530 to 538: it wants us to log in first; 552: a mailbox that is full today
        if (code == 421 || code >= 530 && code <= 538) {
            return new DeliveryException(Verdict.SERVER_UNAVAILABLE, "smtp" + code, failure);
        }
        boolean permanent = code >= 500 && code < 600 && code != 552;
        return new DeliveryException(permanent ? whenPermanent : Verdict.TRY_LATER, "smtp" + code, failure);
    }
}
